/** What callers are answered. May use access, window. */
@NullMarked
package de.zugang.ola.reading;

import org.jspecify.annotations.NullMarked;
