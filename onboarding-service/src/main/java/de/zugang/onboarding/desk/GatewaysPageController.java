package de.zugang.onboarding.desk;

import de.zugang.onboarding.feed.Feed;
import de.zugang.onboarding.feed.GatewayNodes;
import de.zugang.onboarding.feed.Revocations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Gateway nodes: which knows what, and how soon each has made a revocation come true. */
@Controller
class GatewaysPageController {

    private static final int LATEST = 20;

    private final Feed feed;
    private final GatewayNodes nodes;
    private final Revocations revocations;

    GatewaysPageController(Feed feed, GatewayNodes nodes, Revocations revocations) {
        this.feed = feed;
        this.nodes = nodes;
        this.revocations = revocations;
    }

    @GetMapping("/desk/gateways")
    String gateways(Model model) {
        model.addAttribute("head", feed.head());
        model.addAttribute("nodes", nodes.all());
        model.addAttribute("revocations", revocations.latest(null, LATEST));
        return "desk/gateways";
    }
}
