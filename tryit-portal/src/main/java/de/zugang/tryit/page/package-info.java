/** The one page, its two languages, its examples and the headers that fence it in. */
@NullMarked
package de.zugang.tryit.page;

import org.jspecify.annotations.NullMarked;
