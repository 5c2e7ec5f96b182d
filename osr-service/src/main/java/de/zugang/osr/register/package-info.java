/** Register files come in: over HTTP, one at a time, going on where they broke off. May use access, stream, register.*. */
@NullMarked
package de.zugang.osr.register;

import org.jspecify.annotations.NullMarked;
