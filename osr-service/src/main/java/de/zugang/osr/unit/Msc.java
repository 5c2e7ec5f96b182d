package de.zugang.osr.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A measuring service company that billing units are with.
 *
 * @param name how the register names it
 * @param profile by which rules it judges
 * @param synchronousChecks whether OSR-1001 to OSR-1004 refuse a delivery at once; if off, KALO-18 to KALO-21 end it in
 *     FAIL instead
 */
public record Msc(
        @NotBlank String name,
        @NotNull Profile profile,
        @DefaultValue("true") boolean synchronousChecks) {}
