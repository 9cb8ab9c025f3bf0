import type { Statement } from '../../shared/database.js';

const SELECT = `
  select s.id, s.slug, s.name, s.description, s.is_published as "isPublished", s.is_open as "isOpen",
    s.opens_on::text as "opensOn", s.closes_on::text as "closesOn", s.amount_kind as "amountKind",
    s.fixed_amount_cents as "fixedAmountCents", s.min_amount_cents as "minAmountCents",
    s.max_amount_cents as "maxAmountCents", s.description_max_length as "descriptionMaxLength",
    s.office_name as "officeName", s.office_email as "officeEmail", s.office_phone as "officePhone",
    s.accounting_code as "accountingCode",
    coalesce((
      select jsonb_agg(jsonb_build_object('label', p.label, 'amountCents', p.amount_cents) order by p.position, p.id)
      from service_price p where p.service_id = s.id and p.is_active
    ), '[]') as prices,
    coalesce((
      select jsonb_agg(jsonb_build_object('key', f.key, 'label', f.label, 'hint', f.hint, 'kind', f.kind,
        'isRequired', f.is_required, 'maxLength', f.max_length, 'choices', f.choices, 'minNumber', f.min_number,
        'maxNumber', f.max_number, 'minDate', f.min_date, 'maxDate', f.max_date) order by f.position, f.id)
      from service_field f where f.service_id = s.id
    ), '[]') as fields,
    v.number, v.model, v.author_id as "authorId", v.at,
    (select max(number) from service_publication where service_id = s.id) as "publishedNumber"
  from service s
  left join lateral (select * from service_version where service_id = s.id order by number desc limit 1) v on true`;

export const selectServices: Statement = {
  name: 'office-services',
  text: `${SELECT} order by s.position, s.id`,
};

export const selectService: Statement = {
  name: 'office-service',
  text: `${SELECT} where s.id = $1::bigint`,
};

/** Every writer of a service takes its row first. */
export const lockService: Statement = {
  name: 'office-service-lock',
  text: 'select id from service where id = $1::bigint for update',
};

export const lockServices: Statement = {
  name: 'office-services-lock',
  text: 'select id from service order by position, id for update',
};

/** A new service, which citizens do not see yet, after all others. */
export const insertService: Statement = {
  name: 'office-service-insert',
  text: `
    insert into service (slug, name, description, amount_kind, fixed_amount_cents, min_amount_cents, max_amount_cents,
      description_max_length, office_name, office_email, office_phone, accounting_code, is_published, position,
      created_at, updated_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, false,
      (select coalesce(max(position), 0) + 10 from service), $13, $13)
    returning id`,
};

export const publishService: Statement = {
  name: 'office-service-publish',
  text: `
    update service set slug = $1, name = $2, description = $3, amount_kind = $4, fixed_amount_cents = $5,
      min_amount_cents = $6, max_amount_cents = $7, description_max_length = $8, office_name = $9, office_email = $10,
      office_phone = $11, accounting_code = $12, updated_at = $13, is_published = true
    where id = $14`,
};

export const changeSlug: Statement = {
  name: 'office-service-slug',
  text: 'update service set slug = $2, updated_at = $3 where id = $1 and slug <> $2',
};

export const changeOpening: Statement = {
  name: 'office-service-opening',
  text: 'update service set is_open = $2, opens_on = $3, closes_on = $4, updated_at = $5 where id = $1',
};

export const changeOrder: Statement = {
  name: 'office-services-order',
  text: `
    update service set position = place.number * 10, updated_at = $2
    from unnest($1::integer[]) with ordinality as place (id, number)
    where service.id = place.id and service.position <> place.number * 10`,
};

/** Prices that go stay as rows, out of use: a citizen's open form may still name one, and is told. */
export const retirePrices: Statement = {
  name: 'office-service-prices-retire',
  text: 'update service_price set is_active = false where service_id = $1 and label <> all($2::text[])',
};

export const writePrices: Statement = {
  name: 'office-service-prices-write',
  text: `
    insert into service_price (service_id, position, label, amount_cents)
    select $1::integer, row_number() over () * 10, p.label, p."amountCents"
    from jsonb_to_recordset($2::jsonb) as p (label text, "amountCents" bigint)
    on conflict (service_id, label)
      do update set position = excluded.position, amount_cents = excluded.amount_cents, is_active = true`,
};

export const deleteFields: Statement = {
  name: 'office-service-fields-delete',
  text: 'delete from service_field where service_id = $1',
};

export const writeFields: Statement = {
  name: 'office-service-fields-write',
  text: `
    insert into service_field (service_id, position, key, label, hint, kind, is_required, max_length, choices, min_number,
      max_number, min_date, max_date)
    select $1::integer, row_number() over () * 10, f.key, f.label, f.hint, f.kind, f."isRequired", f."maxLength", f.choices,
      f."minNumber", f."maxNumber", f."minDate", f."maxDate"
    from jsonb_to_recordset($2::jsonb) as f (key text, label text, hint text, kind text, "isRequired" boolean,
      "maxLength" integer, choices text[], "minNumber" bigint, "maxNumber" bigint, "minDate" date, "maxDate" date)`,
};

export const deletePrices: Statement = {
  name: 'office-service-prices-delete',
  text: 'delete from service_price where service_id = $1',
};

export const deleteService: Statement = { name: 'office-service-delete', text: 'delete from service where id = $1' };

export const insertVersion: Statement = {
  name: 'service-version-insert',
  text: 'insert into service_version (service_id, number, model, author_id, at) values ($1, $2, $3::jsonb, $4, $5)',
};

export const insertPublication: Statement = {
  name: 'service-publication-insert',
  text: 'insert into service_publication (service_id, number, author_id, at) values ($1, $2, $3, $4)',
};

export const selectVersions: Statement = {
  name: 'service-versions',
  text: `
    select v.number, v.model, v.author_id as "authorId", v.at, p.author_id as "publishedById", p.at as "publishedAt"
    from service_version v left join service_publication p on p.service_id = v.service_id and p.number = v.number
    where v.service_id = $1 order by v.number desc limit 200`,
};
