/** A data delivery from POST to status: DeliveryController and ReceiveDelivery take it, ProcessDelivery works it off. The only place that knows rules and roles and the contract. */
@NullMarked
package de.zugang.osr.delivery;

import org.jspecify.annotations.NullMarked;
