package de.zugang.onboarding.notice;

import java.time.Instant;

/** Sends the client secret by text message, and nothing else that would tell whose it is; and notices without a secret. */
public interface SecretText {

    /**
     * Sends once; never tries again by itself.
     *
     * @param mobile E.164
     */
    Delivery send(String mobile, String secret);

    /** As {@link #send}, for a notice that carries no secret. */
    Delivery sendNotice(String mobile, String notice);

    /**
     * Looks whether an earlier attempt was taken after all.
     *
     * @param since when the first attempt was made
     * @return {@link Delivery.Accepted} if so, {@link Delivery.Later} if certainly not, {@link Delivery.Unknown} if the
     *     provider cannot tell now
     */
    Delivery find(String mobile, String secret, Instant since);
}
