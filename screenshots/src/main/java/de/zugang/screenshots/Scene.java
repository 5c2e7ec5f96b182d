package de.zugang.screenshots;

import de.zugang.sandbox.endpoints.Endpoints;
import org.jspecify.annotations.Nullable;

/**
 * One page in one state.
 *
 * @param name of its files
 * @param about what it shows, in a few words
 * @param who looks; {@code null}: nobody who signed in
 */
record Scene(String name, String about, Endpoints.@Nullable User who, Way way) {

    /** How somebody gets there. */
    interface Way {
        void go(Visit visit);
    }
}
