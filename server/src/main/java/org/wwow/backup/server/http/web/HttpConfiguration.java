package org.wwow.backup.server.http.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OfferId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.server.http.Callers;
import org.wwow.backup.server.http.HourlyKey;
import org.wwow.backup.server.settings.Settings;

/// Spring MVC with nothing but what the calls need.
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<HourlyKey> hourlyKey;
    private final ObjectProvider<Clock> clock;
    private final ObjectProvider<Callers> callers;
    private final Settings settings;
    private final BodiesInFlight bodies = new BodiesInFlight(BodiesInFlight.MOST_BYTES);

    HttpConfiguration(ObjectProvider<HourlyKey> hourlyKey, ObjectProvider<Clock> clock,
            ObjectProvider<Callers> callers, Settings settings) {
        this.hourlyKey = hourlyKey;
        this.clock = clock;
        this.callers = callers;
        this.settings = settings;
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    static SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    static HourlyKey hourlyKey(Clock clock, SecureRandom random) {
        return new HourlyKey(clock, random);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        List<HttpMessageConverter<?>> all = List.of(new JsonMessages(bodies), new BodyBytes(bodies),
                new ResourceHttpMessageConverter(false), new ResourceRegionHttpMessageConverter(),
                new StringHttpMessageConverter());
        builder.disableDefaults();
        all.forEach(builder::addCustomConverter);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArguments(callers.getObject()));
        resolvers.add(new NetworkArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AddressLimit(hourlyKey.getObject(), clock.getObject(), settings.proxy()))
                .order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(new SameSite(settings.origin())).order(Ordered.HIGHEST_PRECEDENCE + 1);
        registry.addInterceptor(new BodyLimit()).order(Ordered.HIGHEST_PRECEDENCE + 2);
        registry.addInterceptor(bodies).order(Ordered.HIGHEST_PRECEDENCE + 3);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        add(registry, CaseId.class, CaseId::read);
        add(registry, ItemId.class, ItemId::read);
        add(registry, GrantId.class, GrantId::read);
        add(registry, DepositId.class, DepositId::read);
        add(registry, OfferId.class, OfferId::read);
        add(registry, MemberId.class, MemberId::read);
        add(registry, CircleId.class, CircleId::read);
        add(registry, OrganisationId.class, OrganisationId::read);
    }

    private static <T> void add(FormatterRegistry registry, Class<T> type, Function<String, T> read) {
        registry.addConverter(String.class, type, (Converter<String, T>) read::apply);
    }
}
