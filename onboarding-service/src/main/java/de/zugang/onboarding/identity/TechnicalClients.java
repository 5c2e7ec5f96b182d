package de.zugang.onboarding.identity;

import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.servicekit.token.Sha256;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.ClientsResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.springframework.stereotype.Component;

/**
 * The clients of technical users at Keycloak. Every method is idempotent and throws {@link IdentityUnavailable} when
 * Keycloak does not do its part.
 */
@Component
public class TechnicalClients {

    private static final int CONFLICT = Response.Status.CONFLICT.getStatusCode();

    private static final int PAGE = 200;

    private final Keycloak keycloak;
    private final KeycloakProperties properties;

    TechnicalClients(Keycloak keycloak, KeycloakProperties properties) {
        this.keycloak = keycloak;
        this.properties = properties;
    }

    /** What came of making sure that a client is there. */
    public enum Ensured {
        /** There, ours, and as it must be. */
        READY,
        /** There, but somebody else's: it does not carry the order. */
        FOREIGN
    }

    /**
     * Creates a client, disabled, or finds the one that an earlier attempt created.
     *
     * @param order the mark by which a client is known as ours
     */
    public Ensured ensure(String clientId, UUID order, String technicalUser) {
        var desired =
                new DesiredClient(clientId, order, technicalUser, properties.audience(), properties.tokenLifetime());
        return calling(Situation.CLIENT_NOT_CREATED, () -> {
            List<ClientRepresentation> found = clients().findByClientId(clientId);
            return found.isEmpty() ? create(desired) : adopt(desired, found.getFirst());
        });
    }

    private Ensured create(DesiredClient desired) {
        try (Response response = clients().create(desired.disabled())) {
            if (response.getStatus() == CONFLICT) {
                // somebody was faster: look again in the next attempt
                throw new IdentityUnavailable(Remark.of(Situation.CLIENT_EXISTS));
            }
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw new IdentityUnavailable(Remark.of(Situation.CLIENT_NOT_CREATED, response.getStatus()));
            }
        }
        return Ensured.READY;
    }

    private Ensured adopt(DesiredClient desired, ClientRepresentation client) {
        if (!desired.owns(client)) {
            return Ensured.FOREIGN;
        }
        if (!DesiredClient.fits(client)) {
            desired.apply(client);
            clients().get(client.getId()).update(client);
        }
        return Ensured.READY;
    }

    /** All clients of ours, whoever made them. */
    public List<PresentClient> all() {
        return calling(Situation.CLIENT_NOT_FOUND, () -> {
            var all = new ArrayList<PresentClient>();
            List<ClientRepresentation> page;
            int first = 0;
            do {
                page = clients().findAll(ClientIds.PREFIX, false, true, first, PAGE);
                page.stream()
                        .filter(client -> client.getClientId().startsWith(ClientIds.PREFIX))
                        .map(this::present)
                        .forEach(all::add);
                first += PAGE;
            } while (page.size() == PAGE);
            return all;
        });
    }

    /** One client of ours. */
    public Optional<PresentClient> find(String clientId) {
        return calling(
                Situation.CLIENT_NOT_FOUND,
                () -> clients().findByClientId(clientId).stream().findFirst().map(this::present));
    }

    private PresentClient present(ClientRepresentation client) {
        var attributes = client.getAttributes();
        String order = attributes == null ? null : attributes.get(DesiredClient.ORDER);
        String secret = client.getSecret();
        return new PresentClient(
                client.getClientId(),
                Boolean.TRUE.equals(client.isEnabled()),
                order,
                DesiredClient.fits(client),
                secret == null ? null : Sha256.of(secret));
    }

    /** The client's present secret; whoever asks must keep it nowhere. */
    public String secret(String clientId) {
        return withClient(clientId, client -> client.getSecret().getValue());
    }

    /** Draws another secret; the one before is over at once, whoever has it. */
    public String renewSecret(String clientId) {
        return withClient(clientId, client -> client.generateNewSecret().getValue());
    }

    /** Tokens are issued from now on. */
    public void enable(String clientId) {
        setEnabled(clientId, true);
    }

    /** No tokens are issued any more; those that were live out their minutes. */
    public void disable(String clientId) {
        setEnabled(clientId, false);
    }

    /** There is no such client any more. */
    public void remove(String clientId) {
        calling(Situation.CLIENT_NOT_FOUND, () -> {
            clients()
                    .findByClientId(clientId)
                    .forEach(found -> clients().get(found.getId()).remove());
            return clientId;
        });
    }

    private void setEnabled(String clientId, boolean enabled) {
        withClient(clientId, client -> {
            // Keycloak takes a partial update for the whole: read, change, write.
            var whole = client.toRepresentation();
            if (whole.isEnabled() != enabled) {
                whole.setEnabled(enabled);
                client.update(whole);
            }
            return enabled;
        });
    }

    private <T> T withClient(String clientId, Function<ClientResource, T> act) {
        return calling(Situation.CLIENT_NOT_FOUND, () -> {
            List<ClientRepresentation> found = clients().findByClientId(clientId);
            if (found.isEmpty()) {
                throw new IdentityUnavailable(Remark.of(Situation.CLIENT_UNKNOWN));
            }
            return act.apply(clients().get(found.getFirst().getId()));
        });
    }

    private ClientsResource clients() {
        return keycloak.realm(properties.realm()).clients();
    }

    /**
     * An admin token that ended in the middle is renewed by asking once more.
     *
     * @param failure what to say when Keycloak answers with an error; takes the status
     */
    private <T> T calling(Situation failure, Supplier<T> act) {
        try {
            try {
                return act.get();
            } catch (NotAuthorizedException ended) {
                return act.get();
            }
        } catch (NotFoundException gone) {
            throw new IdentityUnavailable(Remark.of(Situation.CLIENT_GONE));
        } catch (WebApplicationException refused) {
            throw new IdentityUnavailable(
                    Remark.of(failure, refused.getResponse().getStatus()));
        } catch (ProcessingException unreachable) {
            throw new IdentityUnavailable(Remark.of(Situation.KEYCLOAK_UNREACHABLE));
        }
    }
}
