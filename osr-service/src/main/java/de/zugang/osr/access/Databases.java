package de.zugang.osr.access;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the two pools; both are tuned by {@code spring.datasource.hikari}. */
@Configuration(proxyBeanMethods = false)
class Databases {

    @Bean(destroyMethod = "close")
    Pools dataSource(DataSourceProperties database, OperatorDatabaseProperties operator, Environment environment) {
        HikariDataSource forOperator = pool(database, environment, "operator");
        forOperator.setUsername(operator.username());
        forOperator.setPassword(operator.password());
        forOperator.setMaximumPoolSize(operator.maximumPoolSize());
        forOperator.setMinimumIdle(0);
        forOperator.setConnectionTimeout(operator.connectionTimeout().toMillis());
        return new Pools(pool(database, environment, "application"), forOperator);
    }

    private static HikariDataSource pool(DataSourceProperties database, Environment environment, String name) {
        HikariDataSource pool = database.initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        pool.setPoolName(name);
        return pool;
    }
}
