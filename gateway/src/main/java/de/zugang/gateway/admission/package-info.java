/**
 * The one decision about a request: plain code over memory that reads from top to bottom. Imports {@code catalogue},
 * {@code hygiene}, {@code subscription}, {@code credentials}, {@code limit} and {@code refusal}.
 */
@NullMarked
package de.zugang.gateway.admission;

import org.jspecify.annotations.NullMarked;
