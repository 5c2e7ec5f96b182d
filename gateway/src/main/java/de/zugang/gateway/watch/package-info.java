/**
 * What operators see of this node: gauges and health. Reads what others keep, adds nothing to the way of a request. Imports
 * {@code subscription}, {@code feed}, {@code credentials} and {@code usage}.
 */
@NullMarked
package de.zugang.gateway.watch;

import org.jspecify.annotations.NullMarked;
