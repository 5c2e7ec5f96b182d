/** The application; every package below is a feature. */
@NullMarked
package de.zugang.gateway;

import org.jspecify.annotations.NullMarked;
