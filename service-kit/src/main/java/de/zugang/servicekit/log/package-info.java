/** What a log may say. */
@NullMarked
package de.zugang.servicekit.log;

import org.jspecify.annotations.NullMarked;
