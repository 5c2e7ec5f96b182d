/** The calls the page makes: each is relayed, shown with its credentials masked, and explained; uses {@code relay} and {@code explain}. */
@NullMarked
package de.zugang.tryit.call;

import org.jspecify.annotations.NullMarked;
