/** That a delivery has ended, for whoever must know. Imports no other package. */
@NullMarked
package de.zugang.osr.ended;

import org.jspecify.annotations.NullMarked;
