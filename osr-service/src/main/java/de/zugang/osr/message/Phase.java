package de.zugang.osr.message;

/** When a message can be sent. */
public enum Phase {
    /** With the answer to the POST, which is then a 400 and stores nothing. */
    SYNCHRONOUS,
    /** With the status of an accepted delivery. */
    ASYNCHRONOUS
}
