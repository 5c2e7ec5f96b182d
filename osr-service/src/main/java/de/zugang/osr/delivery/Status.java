package de.zugang.osr.delivery;

/** How a delivery stands. {@code SUCCESS} and {@code FAIL} are final. */
enum Status {
    IN_PROGRESS,
    SUCCESS,
    FAIL
}
