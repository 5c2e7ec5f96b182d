package de.zugang.gateway.catalogue;

/** What a method and a path are in the catalogue. */
public sealed interface Match {

    record Found(Operation operation) implements Match {}

    /** The path exists with other methods only; they are listed as the header {@code Allow} wants them. */
    record OtherMethods(String allow) implements Match {}

    record Nothing() implements Match {}
}
