/** What the platform must refuse, seen from outside. */
@NullMarked
package de.zugang.e2e.refusal;

import org.jspecify.annotations.NullMarked;
