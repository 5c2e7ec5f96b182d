package de.zugang.tryit.relay;

/** A credential on its way through; whatever prints it prints stars. */
public record Secret(String value) {

    public static final String STARS = "***";

    @Override
    public String toString() {
        return STARS;
    }
}
