/** Every page of a running sandbox as a picture, for whoever reviews how it looks. */
@NullMarked
package de.zugang.screenshots;

import org.jspecify.annotations.NullMarked;
