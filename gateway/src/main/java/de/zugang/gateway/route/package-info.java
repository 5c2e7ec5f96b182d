/**
 * The way of a request through the gateway, from the first byte that is looked at to the service and back. Everything
 * reactive is here; every decision is made elsewhere, in plain code. Imports all other features, none imports it.
 */
@NullMarked
package de.zugang.gateway.route;

import org.jspecify.annotations.NullMarked;
