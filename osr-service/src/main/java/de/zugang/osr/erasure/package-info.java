/** Finds and erases one resident everywhere. May use access, unit, retention; whoever stores residents' data implements PersonalData. */
@NullMarked
package de.zugang.osr.erasure;

import org.jspecify.annotations.NullMarked;
