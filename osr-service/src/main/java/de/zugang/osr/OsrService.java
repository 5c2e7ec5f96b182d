package de.zugang.osr;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class OsrService {

    public static void main(String[] arguments) {
        SpringApplication.run(OsrService.class, arguments);
    }
}
