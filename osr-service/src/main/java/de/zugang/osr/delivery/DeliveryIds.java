package de.zugang.osr.delivery;

/** Where ids come from. */
@FunctionalInterface
interface DeliveryIds {

    DeliveryId next();
}
