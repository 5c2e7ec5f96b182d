package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import org.jspecify.annotations.Nullable;

/** Why a message that was taken did not arrive: codes of the provider and of RFC 3463 in words. */
final class MessageTrouble {

    private MessageTrouble() {}

    static Remark ofText(@Nullable String code) {
        String given = code == null || code.isEmpty() ? "-" : code;
        return switch (given) {
            case "30003", "30005" -> Remark.of(Situation.TEXT_NOT_REACHED, given);
            case "30004", "30007" -> Remark.of(Situation.TEXT_BLOCKED, given);
            case "21610" -> Remark.of(Situation.TEXT_UNSUBSCRIBED);
            case "30006" -> Remark.of(Situation.TEXT_NO_MOBILE, given);
            case "30036" -> Remark.of(Situation.TEXT_EXPIRED);
            default -> Remark.of(Situation.TEXT_FAILED, given);
        };
    }

    static Remark ofBounce(String code) {
        if (code.startsWith("5.1.")) {
            return Remark.of(Situation.MAIL_NO_SUCH_ADDRESS, code);
        }
        return code.equals("5.2.2") ? Remark.of(Situation.MAIL_BOX_FULL) : Remark.of(Situation.MAIL_CAME_BACK, code);
    }
}
