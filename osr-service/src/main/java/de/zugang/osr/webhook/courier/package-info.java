/** Calls addresses that strangers name, without being a way into our network. Knows no webhook. Imports no other package. */
@NullMarked
package de.zugang.osr.webhook.courier;

import org.jspecify.annotations.NullMarked;
