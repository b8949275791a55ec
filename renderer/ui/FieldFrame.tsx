import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import type { FieldProps } from './fieldProps.ts'
import './Field.css'

/** Label above, note or error below; inside a react-aria field, which ties them together for readers. */
export const FieldFrame = ({
  label,
  hideLabel,
  description,
  error,
  children,
}: Pick<FieldProps, 'label' | 'hideLabel' | 'description' | 'error'> & { readonly children: ReactNode }) => (
  <>
    <Label className={hideLabel ? 'v-hidden' : 'v-label'}>{label}</Label>
    {children}
    {description && !error ? (
      <Text slot="description" className="v-field-note">
        {description}
      </Text>
    ) : null}
    <FieldError className="v-field-error">{error}</FieldError>
  </>
)
