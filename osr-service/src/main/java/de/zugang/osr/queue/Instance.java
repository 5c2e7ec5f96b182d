package de.zugang.osr.queue;

import de.zugang.osr.access.Access;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** This running instance, as others see it. Who was not seen for a while loses its claims. */
@Component
class Instance {

    private final UUID id = UUID.randomUUID();
    private final Access access;
    private final JdbcClient jdbc;

    Instance(Access access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    UUID id() {
        return id;
    }

    void isAlive() {
        access.work(() -> {
            jdbc.sql("set local synchronous_commit = off").update();
            jdbc.sql("delete from worker_instance where last_seen < now() - interval '1 day'")
                    .update();
            return jdbc.sql("""
                    insert into worker_instance (id, last_seen) values (?, clock_timestamp())
                    on conflict (id) do update set last_seen = excluded.last_seen
                    """).param(id).update();
        });
    }

    /** Claims that it still has are void at once. */
    void leaves() {
        access.work(() ->
                jdbc.sql("delete from worker_instance where id = ?").param(id).update());
    }
}
