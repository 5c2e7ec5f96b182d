/** How much a technical user may call, counted in this node's memory. Imports {@code subscription} and {@code peer}. */
@NullMarked
package de.zugang.gateway.limit;

import org.jspecify.annotations.NullMarked;
