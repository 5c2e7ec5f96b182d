package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.PresentClient;
import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import org.springframework.stereotype.Component;

/**
 * Has Keycloak give tokens to a technical user's clients or not, by its present state; doing it again changes nothing. One whose
 * secret has expired gets none.
 */
@Component
class ClientSwitch {

    private final TechnicalClients clients;

    ClientSwitch(TechnicalClients clients) {
        this.clients = clients;
    }

    /** Whichever order brought the state about: an older one that is late does no harm. */
    void align(TechnicalUser user) {
        if (user.state() == TechnicalUserState.ACTIVE && user.secretHash() != null) {
            user.clientIds().forEach(clients::enable);
        } else {
            user.clientIds().forEach(clients::disable);
        }
    }

    /** The client that was to take another one's place does not, for the present: it gets no tokens, and the other ones do as before. */
    void without(String next, TechnicalUser user) {
        clients.find(next).filter(PresentClient::enabled).ifPresent(_ -> clients.disable(next));
        align(user);
    }
}
