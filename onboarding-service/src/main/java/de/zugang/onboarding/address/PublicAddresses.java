package de.zugang.onboarding.address;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where customers, staff and providers reach us; never with a trailing slash.
 *
 * @param gatewayUrl base of the APIs, printed in the welcome e-mail
 * @param tokenUrl Keycloak's token endpoint as customers see it
 * @param deskUrl the desk, where staff come back to after signing out
 * @param portalUrl the try-it portal, printed in the welcome e-mail
 * @param callbackUrl base under which the provider of text messages reaches us; its signatures cover this URL
 */
@Validated
@ConfigurationProperties("zugang.public")
public record PublicAddresses(URI gatewayUrl, URI tokenUrl, URI deskUrl, URI portalUrl, URI callbackUrl) {

    /** Where delivery reports of text messages arrive. */
    public URI textStatusCallback() {
        return URI.create(callbackUrl + "/twilio/status");
    }
}
