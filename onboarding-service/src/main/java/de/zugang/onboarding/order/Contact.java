package de.zugang.onboarding.order;

/**
 * Where the two halves of the credentials go. Personal data: neither is ever logged.
 *
 * @param email for name, client id and key
 * @param mobile for the client secret, E.164
 */
public record Contact(String email, String mobile, Language language) {

    /** Recognisable for whoever knows it, useless for everybody else. */
    public String maskedEmail() {
        return email.charAt(0) + "***" + email.substring(email.lastIndexOf('@'));
    }

    public String maskedMobile() {
        return mobile.substring(0, 3) + " **** " + mobile.substring(mobile.length() - 3);
    }

    @Override
    public String toString() {
        return "Contact[" + language + "]";
    }
}
