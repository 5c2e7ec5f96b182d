package de.zugang.onboarding.technicaluser;

import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.Language;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Contacts of technical users that were changed after the order that the technical user came from. */
@Repository
public class Contacts {

    private final JdbcClient sql;

    Contacts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty as long as nothing was changed. */
    public Optional<ChangedContact> changed(TechnicalUserName name) {
        return sql.sql("select * from technical_user_contact where technical_user = ?")
                .param(name.value())
                .query((row, _) -> new ChangedContact(
                        new Contact(
                                row.getString("email"),
                                row.getString("mobile"),
                                Language.valueOf(row.getString("language"))),
                        row.getBoolean("email_is_new"),
                        row.getBoolean("mobile_is_new")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void save(TechnicalUserName name, ChangedContact changed) {
        Contact contact = changed.contact();
        sql.sql("""
                insert into technical_user_contact
                    (technical_user, email, mobile, language, email_is_new, mobile_is_new) values (?, ?, ?, ?, ?, ?)
                on conflict (technical_user) do update set email = excluded.email, mobile = excluded.mobile,
                    language = excluded.language, email_is_new = excluded.email_is_new,
                    mobile_is_new = excluded.mobile_is_new
                """)
                .params(
                        name.value(),
                        contact.email(),
                        contact.mobile(),
                        contact.language().name(),
                        changed.emailIsNew(),
                        changed.mobileIsNew())
                .update();
    }

    /** A key has gone to the address. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void emailProven(TechnicalUserName name) {
        sql.sql("update technical_user_contact set email_is_new = false where technical_user = ?")
                .param(name.value())
                .update();
    }

    /** A secret has gone to the number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void mobileProven(TechnicalUserName name) {
        sql.sql("update technical_user_contact set mobile_is_new = false where technical_user = ?")
                .param(name.value())
                .update();
    }
}
