package de.zugang.osr.rule;

import org.jspecify.annotations.Nullable;

/** The numbers of a partner, as they were sent. */
public record SentReference(
        @Nullable String pmnumber, @Nullable String mscnumber) {}
