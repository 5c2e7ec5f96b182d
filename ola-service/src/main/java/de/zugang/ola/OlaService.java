package de.zugang.ola;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class OlaService {

    public static void main(String[] arguments) {
        SpringApplication.run(OlaService.class, arguments);
    }
}
