/**
 * Spans of admitted requests, for a collector that speaks OTLP. Off unless it is configured; a collector that is slow or away
 * costs spans, never a call. Imports {@code catalogue}.
 */
@NullMarked
package de.zugang.gateway.trace;

import org.jspecify.annotations.NullMarked;
