package de.zugang.servicekit;

import de.zugang.servicekit.caller.Caller;
import de.zugang.servicekit.refusal.Refused;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service there can be: what the kit gives, and nothing else. */
@SpringBootConfiguration
@EnableAutoConfiguration
class EchoService {

    record Word(String text, int count) {}

    @RestController
    @RequestMapping("/echo")
    static class EchoController {

        @GetMapping("/caller")
        Caller caller() {
            return Caller.current();
        }

        @PostMapping("/word")
        Word word(@RequestBody Word word) {
            return word;
        }

        @GetMapping("/number")
        int number(@RequestParam int value) {
            return value;
        }

        @GetMapping("/refused")
        void refused() {
            throw new Refused(HttpStatus.CONFLICT, "state: ENDED (expected: ACTIVE)");
        }

        @GetMapping("/broken")
        void broken() {
            throw new IllegalStateException("select secret from table of_ours");
        }
    }
}
