package de.zugang.tryit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class TryitPortal {

    public static void main(String[] arguments) {
        SpringApplication.run(TryitPortal.class, arguments);
    }
}
