package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;

/** The platform that a command needs to be running. */
record Present(Layout layout) {

    Endpoints endpoints() {
        return layout.endpoints()
                .read(Endpoints.class)
                .filter(_ -> Claim.isTaken(layout.lock()))
                .orElseThrow(() -> new CannotStart("the platform is not running; ./zugang up starts it"));
    }
}
