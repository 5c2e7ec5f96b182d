/** Answers that are written line by line while they are found. Imports no other package. */
@NullMarked
package de.zugang.osr.stream;

import org.jspecify.annotations.NullMarked;
