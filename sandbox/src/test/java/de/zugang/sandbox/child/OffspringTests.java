package de.zugang.sandbox.child;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.localpostgres.Offspring;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OffspringTests {

    @Test
    void endsWithAVirtualMachineThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        JavaProgram.java(), "-cp", System.getProperty("java.class.path"), Parent.class.getName())
                .start();
        try (var line =
                new BufferedReader(new java.io.InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(line.readLine())).orElseThrow();

            parent.destroyForcibly().waitFor();

            assertThat(child.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    /** Starts a child from a thread that ends at once, as a pool's may, and waits to be killed. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            var starter = new Thread(() -> {
                try {
                    System.out.println(Offspring.start(new ProcessBuilder("sleep", "300"), "TERM")
                            .pid());
                } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            });
            starter.start();
            starter.join();
            Thread.currentThread().join();
        }
    }
}
