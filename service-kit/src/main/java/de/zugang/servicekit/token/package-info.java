/** Random tokens that can be recognised and checked without a look-up, and the one hash under which they are stored. */
@NullMarked
package de.zugang.servicekit.token;

import org.jspecify.annotations.NullMarked;
