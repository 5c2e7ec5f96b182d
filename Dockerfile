# One image build for every service:  docker build --build-arg SERVICE=gateway -t zugang/gateway .
# Not run where this file was written (no engine there); e2e-tests hold its names against the modules.
FROM maven:3.9-eclipse-temurin-25 AS build
ARG SERVICE
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -pl ${SERVICE} -am package -DskipTests \
 && cp ${SERVICE}/target/${SERVICE}-*-app.jar /app.jar \
 && java -Djarmode=tools -jar /app.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 zugang && mkdir /var/lib/zugang && chown zugang /var/lib/zugang
USER zugang
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# The gateway keeps its snapshot here; the other services write nothing.
VOLUME /var/lib/zugang
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "app.jar"]
