package de.zugang.onboarding.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * What a technical user's client must look like at Keycloak: confidential, service account only, no roles beyond its
 * own, one audience.
 */
record DesiredClient(String clientId, UUID order, String technicalUser, String audience, Duration tokenLifetime) {

    /** Says whose it is; without it a client of this name is somebody else's. */
    static final String ORDER = "zugang.order";

    private static final String TECHNICAL_USER = "zugang.technical-user";
    private static final String MAPPER = "zugang-audience";

    /** A new one, disabled. */
    ClientRepresentation disabled() {
        var client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setEnabled(false);
        apply(client);
        return client;
    }

    boolean owns(ClientRepresentation client) {
        return client.getAttributes() != null
                && order.toString().equals(client.getAttributes().get(ORDER));
    }

    /** Whether an existing one is as it must be, but for {@code enabled}. */
    static boolean fits(ClientRepresentation client) {
        return Boolean.TRUE.equals(client.isServiceAccountsEnabled())
                && !Boolean.TRUE.equals(client.isPublicClient())
                && !Boolean.TRUE.equals(client.isStandardFlowEnabled())
                && !Boolean.TRUE.equals(client.isDirectAccessGrantsEnabled())
                && !Boolean.TRUE.equals(client.isFullScopeAllowed())
                && client.getProtocolMappers() != null
                && client.getProtocolMappers().stream().anyMatch(mapper -> MAPPER.equals(mapper.getName()));
    }

    /** Makes an existing one as it must be; leaves {@code enabled} alone. */
    void apply(ClientRepresentation client) {
        client.setName(technicalUser);
        client.setProtocol("openid-connect");
        client.setPublicClient(false);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setClientAuthenticatorType("client-secret");
        client.setRedirectUris(List.of());
        client.setWebOrigins(List.of());
        client.setAttributes(Map.of(
                ORDER,
                order.toString(),
                TECHNICAL_USER,
                technicalUser,
                "access.token.lifespan",
                String.valueOf(tokenLifetime.toSeconds())));
        client.setProtocolMappers(List.of(audienceMapper()));
    }

    private ProtocolMapperRepresentation audienceMapper() {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName(MAPPER);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-audience-mapper");
        mapper.setConfig(
                Map.of("included.custom.audience", audience, "access.token.claim", "true", "id.token.claim", "false"));
        return mapper;
    }
}
