package de.zugang.osr.message;

/** One message of a delivery. Its text is looked up by its id when it is shown. */
public record Message(MessageId id, Subject about) {}
