/** The papers say what is: links lead somewhere, and the compose file names what the applications know. */
@NullMarked
package de.zugang.e2e.papers;

import org.jspecify.annotations.NullMarked;
