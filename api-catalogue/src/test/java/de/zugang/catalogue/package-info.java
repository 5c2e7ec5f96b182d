/** Holds the catalogue and every contract to the rules of the house. */
@NullMarked
package de.zugang.catalogue;

import org.jspecify.annotations.NullMarked;
