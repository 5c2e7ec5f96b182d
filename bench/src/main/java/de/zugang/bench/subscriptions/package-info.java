/** What a gateway needs for many subscriptions: memory and time to start. */
@NullMarked
package de.zugang.bench.subscriptions;

import org.jspecify.annotations.NullMarked;
