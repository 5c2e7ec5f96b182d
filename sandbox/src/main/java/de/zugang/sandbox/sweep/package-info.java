/** Kills osr-service again and again under load, and holds what is left against a journal. */
@NullMarked
package de.zugang.sandbox.sweep;

import org.jspecify.annotations.NullMarked;
