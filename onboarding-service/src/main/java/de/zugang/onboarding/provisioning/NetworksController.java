package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.generated.api.NetworksApi;
import de.zugang.onboarding.generated.model.AllowedNetworks;
import de.zugang.onboarding.generated.model.Published;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.technicaluser.Network;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Where calls may come from, over HTTP; see {@code api-spec/onboarding}. */
@RestController
class NetworksController implements NetworksApi {

    private static final URI NOT_NETWORKS = URI.create("/problems/not-networks");
    private static final URI ROLE_MISSING = URI.create("/problems/role-missing");

    private final AllowNetworks allow;

    NetworksController(AllowNetworks allow) {
        this.allow = allow;
    }

    @Override
    public ResponseEntity<Published> allowNetworks(String name, AllowedNetworks body) {
        if (!(TechnicalUserName.read(name) instanceof TechnicalUserName.Typed.Name(var user))) {
            throw notFound();
        }
        return switch (allow.allow(user, networks(body.getNetworks()), Staff.current())) {
            case AllowNetworks.Outcome.Published(long revision) -> ResponseEntity.ok(new Published(revision));
            case AllowNetworks.Outcome.NotFound _ -> throw notFound();
            case AllowNetworks.Outcome.NotAllowed _ ->
                throw new Refused(
                        HttpStatus.FORBIDDEN,
                        ROLE_MISSING,
                        List.of(new ProblemDocument.Detail("This needs the role customer-service or operator.")));
        };
    }

    private static List<Network> networks(List<String> cidrs) {
        var networks = new ArrayList<Network>();
        var wrong = new ArrayList<ProblemDocument.Detail>();
        for (int i = 0; i < cidrs.size(); i++) {
            try {
                networks.add(new Network(cidrs.get(i)));
            } catch (IllegalArgumentException notOne) {
                wrong.add(new ProblemDocument.Detail(String.valueOf(notOne.getMessage()), "networks[" + i + "]"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused(HttpStatus.BAD_REQUEST, NOT_NETWORKS, wrong);
        }
        return networks;
    }

    private static Refused notFound() {
        return new Refused(HttpStatus.NOT_FOUND, "No data found.");
    }
}
