/** Who is at the other end of a connection. Imports no other feature. */
@NullMarked
package de.zugang.gateway.peer;

import org.jspecify.annotations.NullMarked;
